import type { ComponentProps } from 'react';
import { fullName } from '../people/full-name.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { AskButton } from '../requests/ask-button.js';
import { WishButtons } from './wish-buttons.js';

/** Both ways to a meeting, of which the timetable knows one: a wish, or a request with times. Nothing to ask for oneself and one's colleagues. */
export function WishOrAsk(props: ComponentProps<typeof WishButtons>) {
  const { person } = props;
  const { data: own } = useOwnProfile();
  const isAskable = own && own.id !== person.id && (own.companyId === null || own.companyId !== person.companyId);
  return (
    <div>
      <WishButtons {...props} />
      {isAskable && (
        <AskButton participantId={person.id} name={fullName(person)} size="compact-md" variant="subtle" mt="xs" />
      )}
    </div>
  );
}
