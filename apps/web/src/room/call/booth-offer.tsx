import { List, Spoiler, Stack, Text, Title } from '@mantine/core';
import { getBooth } from '@parvis/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useLocalText } from '../../live/use-local-text.js';
import { NewTab } from './new-tab.js';

/** What a company shows at its booth: products and links. Nothing while there is nothing to show. */
export function BoothOffer({ fairId, companyId }: { fairId: string; companyId: string }) {
  const { t } = useTranslation('room');
  const id = useId();
  const textOf = useLocalText();
  const { data: booth } = useEndpoint(getBooth, { params: { fairId, boothId: companyId } }, { retry: false });
  if (booth === undefined) return null;
  const links = [...(booth.website ? [{ label: t('call.about.website'), url: booth.website }] : []), ...booth.links];
  if (booth.products.length + links.length === 0) return null;
  return (
    <section aria-labelledby={id} data-booth-offer>
      <Title order={2} size="h5" id={id} mb={6}>
        {t('call.about.boothOf', { company: booth.companyName })}
      </Title>
      <Stack gap="sm" align="flex-start">
        <Spoiler maxHeight={260} showLabel={t('call.about.more')} hideLabel={t('call.about.less')}>
          <List listStyleType="none" spacing="xs" size="sm">
            {booth.products.map(({ id: productId, name, description }) => (
              <List.Item key={productId}>
                <Text size="sm" fw={600}>
                  {textOf(name)}
                </Text>
                {textOf(description) !== '' && (
                  <Text size="sm" lineClamp={3}>
                    {textOf(description)}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        </Spoiler>
        {links.map(({ label, url }) => (
          <NewTab key={`${label} ${url}`} to={url}>
            {label}
          </NewTab>
        ))}
        <NewTab to={`/fairs/${fairId}/hall/${booth.id}`}>{t('call.about.booth')}</NewTab>
      </Stack>
    </section>
  );
}
