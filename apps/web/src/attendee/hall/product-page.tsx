import { Badge, Button, Group, SimpleGrid, Text } from '@mantine/core';
import { getProduct, type ProductPage as Shown } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLocalText } from '../../live/use-local-text.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { DocumentsSection } from '../documents/documents-section.js';
import { useTopics } from '../topics/use-topics.js';
import { BoothTile } from './booth-tile.js';
import hall from './hall-page.module.css';
import classes from './product-page.module.css';
import { RequestMeeting } from './request-meeting.js';

/** One product: pictures, text, topics, where it is to be had, and whose it is. */
export function ProductPage() {
  // All that the panels say, so that none of them takes the page away again while its words are fetched.
  const { t } = useTranslation(['booth', 'documents']);
  const { fairId } = useFair();
  const { productId = '' } = useParams();
  const textOf = useLocalText();
  const query = useEndpoint(getProduct, { params: { fairId, productId } });
  return (
    <Page
      title={query.data ? textOf(query.data.product.name) : t('product.title')}
      lead={query.data?.booth.companyName}
      actions={
        <Button component={Link} to={`/fairs/${fairId}/catalogue`} variant="default">
          {t('catalogue.back')}
        </Button>
      }
    >
      <QueryView query={query}>{(shown) => <ProductSheet {...shown} />}</QueryView>
    </Page>
  );
}

function ProductSheet({ product, booth }: Shown) {
  const { t } = useTranslation('booth');
  const format = useFormat();
  const textOf = useLocalText();
  const { nameOf } = useTopics();
  const name = textOf(product.name);
  const description = textOf(product.description);
  const topics = product.topics.flatMap((id) => nameOf(id) ?? []);
  return (
    <SimpleGrid cols={{ base: 1, md: product.pictures.length > 0 ? 2 : 1 }} spacing="lg">
      {product.pictures.length > 0 && (
        <ul className={classes.pictures}>
          {product.pictures.map((url, at) => (
            <li key={url}>
              <img src={url} alt={t('product.picture', { name, number: at + 1 })} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.words}>
        <Panel title={t('product.about')}>
          <Text c={description ? undefined : 'dimmed'} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {description || t('product.noText')}
          </Text>
          {topics.length > 0 && (
            <Group gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {topics.map((topic) => (
                <li key={topic}>
                  <Badge variant="outline" color="petrol.8" size="lg">
                    {topic}
                  </Badge>
                </li>
              ))}
            </Group>
          )}
          {product.countries.length > 0 && (
            <Text size="sm">
              {t('product.countries', { countries: format.list(product.countries.map(format.country)) })}
            </Text>
          )}
        </Panel>
        <RequestMeeting product={product} boothId={booth.id} />
        <DocumentsSection boothId={booth.id} productId={product.id} />
        <Panel title={t('product.booth')}>
          <ul className={hall.single}>
            <BoothTile booth={booth} />
          </ul>
        </Panel>
      </div>
    </SimpleGrid>
  );
}
