import { Button, Group, Stack, Text } from '@mantine/core';
import { getBooth, type ParticipantCard, type Product } from '@parvis/contracts';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Panel } from '../../ui/panel.js';
import { useWish } from '../matching/use-wish.js';
import { useWishWindow } from '../matching/use-wish-window.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { useOwnProfile } from '../people/use-own-profile.js';

/** Asks one of the team for a meeting about this product. Absent for the own team, and while nothing can be asked for. */
export function RequestMeeting({ product, boothId }: { product: Product; boothId: string }) {
  const { t } = useTranslation('booth');
  const { fairId, isAttendee } = useFair();
  const { data: own } = useOwnProfile();
  const { isOpen } = useWishWindow();
  const booth = useEndpoint(getBooth, { params: { fairId, boothId } });
  const team = booth.data?.team ?? [];
  if (!isAttendee || !isOpen || !own || own.companyId === boothId || team.length === 0) return null;
  return (
    <Panel title={t('product.request.title')} lead={t('product.request.lead')}>
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {team.map((person) => (
          <Member key={person.id} person={person} product={product} />
        ))}
      </Stack>
    </Panel>
  );
}

function Member({ person, product }: { person: ParticipantCard; product: Product }) {
  const { t } = useTranslation(['booth', 'attendee']);
  const wish = useWish(person);
  const isAsked = wish.product?.id === product.id && (wish.level === 'want' || wish.level === 'could');
  const name = fullName(person);
  return (
    <Group component="li" justify="space-between" gap="sm">
      <PersonLine person={person} />
      {isAsked ? (
        <Text size="sm" role="status">
          {t('product.request.asked')}
        </Text>
      ) : (
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
          aria-label={t('product.request.askName', { name })}
          onClick={() => wish.about({ id: product.id, name: product.name })}
        >
          {t('product.request.ask')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={wish.doubt !== null}
        title={t('attendee:match.askTooTitle')}
        confirmLabel={t('attendee:match.askToo')}
        onConfirm={() => wish.settle(true)}
        onClose={() => wish.settle(false)}
      >
        {t('attendee:match.askTooText', { colleague: wish.doubt?.colleague, name })}
      </ConfirmDialog>
    </Group>
  );
}
