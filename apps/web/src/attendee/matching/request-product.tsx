import { Button, Group, Select, Text } from '@mantine/core';
import { getBooth, type ParticipantCard } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLocalText } from '../../live/use-local-text.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { useWish } from './use-wish.js';
import { useWishWindow } from './use-wish-window.js';

const exhibits = (person: Pick<ParticipantCard, 'kind' | 'companyId'> | undefined): string | null =>
  person?.kind === 'exhibitor' ? person.companyId : null;

/** What a request for a meeting is about: a product of either side. Only where one has said yes and somebody exhibits. */
export function RequestProduct({ person }: { person: ParticipantCard }) {
  const { t } = useTranslation('attendee');
  const textOf = useLocalText();
  const { data: own } = useOwnProfile();
  const { isOpen } = useWishWindow();
  const wish = useWish(person);
  const [isChoosing, setChoosing] = useState(false);
  const saysYes = wish.level === 'want' || wish.level === 'could';
  if (!own || !saysYes || (!exhibits(person) && !exhibits(own))) return null;
  if (isChoosing && isOpen) return <Choice person={person} onDone={() => setChoosing(false)} />;
  return (
    <Group gap="xs">
      {wish.product && <Text size="sm">{t('wish.product.about', { name: textOf(wish.product.name) })}</Text>}
      {isOpen && (
        <Button variant="subtle" size="compact-sm" px={0} onClick={() => setChoosing(true)}>
          {t(wish.product ? 'wish.product.change' : 'wish.product.choose')}
        </Button>
      )}
    </Group>
  );
}

function Choice({ person, onDone }: { person: ParticipantCard; onDone(): void }) {
  const { t } = useTranslation('attendee');
  const textOf = useLocalText();
  const { data: own } = useOwnProfile();
  const wish = useWish(person);
  const theirs = useProducts(exhibits(person));
  const ours = useProducts(exhibits(own));
  if (!theirs || !ours) return null;
  if (theirs.length + ours.length === 0) return <Text size="sm">{t('wish.product.noProducts')}</Text>;
  const items = (products: typeof theirs) => products.map(({ id, name }) => ({ value: id, label: textOf(name) }));
  return (
    <Select
      label={t('wish.product.label')}
      description={t('wish.product.hint')}
      placeholder={t('wish.product.none')}
      defaultDropdownOpened
      autoFocus
      clearable
      searchable
      data={[
        { group: t('wish.product.theirs', { company: person.companyName }), items: items(theirs) },
        { group: t('wish.product.own'), items: items(ours) },
      ].filter((group) => group.items.length > 0)}
      value={wish.product?.id ?? null}
      onChange={(id) => {
        const product = [...theirs, ...ours].find((each) => each.id === id);
        wish.about(product ? { id: product.id, name: product.name } : null);
        onDone();
      }}
      onBlur={onDone}
    />
  );
}

/** The products of a booth; none for companies without one; undefined while they are on their way. */
function useProducts(boothId: string | null) {
  const { fairId } = useFair();
  const booth = useEndpoint(
    getBooth,
    { params: { fairId, boothId: boothId ?? '' } },
    { enabled: boothId !== null, retry: false },
  );
  return boothId === null || booth.error ? [] : booth.data?.products;
}
