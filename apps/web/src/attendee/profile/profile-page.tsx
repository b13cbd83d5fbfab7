import type { OwnProfile } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { VisibilityPanel } from '../../live/stand-call/visibility-panel.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { RequestPreferencePanel } from '../requests/preference-panel.js';
import { ProfileEditor } from './profile-editor.js';

/** What the viewer tells the fair about themselves. */
export function ProfilePage() {
  const { t } = useTranslation(['attendee', 'live']);
  const query = useOwnProfile();
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')} width="narrow">
      <QueryView query={query}>{(profile: OwnProfile) => <ProfileEditor profile={profile} />}</QueryView>
      <RequestPreferencePanel />
      <VisibilityPanel />
    </Page>
  );
}
