import { Anchor, Text } from '@mantine/core';
import type { Booth } from '@parvis/contracts';
import { IconExternalLink } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../live/use-local-text.js';
import { Panel } from '../../ui/panel.js';
import { DocumentsSection } from '../documents/documents-section.js';
import { BoothLogo } from './booth-logo.js';
import { BoothSheet } from './booth-sheet.js';
import classes from './booth-sheet.module.css';
import { ProductTile } from './product-tile.js';
import tiles from './product-tile.module.css';
import { Video } from './video.js';

interface BoothViewProps extends Pick<ComponentProps<typeof BoothSheet>, 'heading' | 'actions' | 'notices' | 'aside'> {
  booth: Booth;
  /** False in a preview: what is not published yet has no page. */
  isLinked?: boolean;
}

/** A booth as visitors see it. */
export function BoothView({ booth, isLinked = true, ...around }: BoothViewProps) {
  const { t } = useTranslation('attendee');
  const textOf = useLocalText();
  const [tagline, description] = [textOf(booth.tagline), textOf(booth.description)];
  const links = [...(booth.website ? [{ label: t('booth.website'), url: booth.website }] : []), ...booth.links];
  return (
    <BoothSheet
      {...around}
      booth={booth}
      banner={booth.bannerUrl && <img className={classes.banner} src={booth.bannerUrl} alt="" />}
      logo={<BoothLogo companyName={booth.companyName} logoUrl={booth.logoUrl} size={112} />}
      tagline={tagline && <Text size="lg">{tagline}</Text>}
      text={description && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{description}</Text>}
      video={
        booth.video && (
          <Panel title={t('booth.video')}>
            <Video address={booth.video} companyName={booth.companyName} />
          </Panel>
        )
      }
      links={
        links.length > 0 && (
          <ul className={classes.links}>
            {links.map(({ label, url }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two links may say the same
              <li key={at}>
                <Anchor href={url} target="_blank" rel="noopener noreferrer">
                  <IconExternalLink size={16} aria-hidden />
                  {label}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {hostOf(url)}
                </Text>
              </li>
            ))}
          </ul>
        )
      }
      products={
        booth.products.length > 0 && (
          <ul className={tiles.tiles}>
            {booth.products.map((product) => (
              <ProductTile key={product.id} product={product} isLinked={isLinked} />
            ))}
          </ul>
        )
      }
      documents={<DocumentsSection boothId={booth.id} />}
    />
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
