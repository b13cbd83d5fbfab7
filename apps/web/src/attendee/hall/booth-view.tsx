import { Anchor, Text } from '@mantine/core';
import type { Booth } from '@parvis/contracts';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BoothLogo } from './booth-logo.js';
import { BoothSheet } from './booth-sheet.js';
import classes from './booth-sheet.module.css';

/** A booth as visitors see it. */
export function BoothView({ booth }: { booth: Booth }) {
  const { t } = useTranslation('attendee');
  const links = [...(booth.website ? [{ label: t('booth.website'), url: booth.website }] : []), ...booth.links];
  return (
    <BoothSheet
      booth={booth}
      logo={<BoothLogo companyName={booth.companyName} logoUrl={booth.logoUrl} size={112} />}
      tagline={booth.tagline && <Text size="lg">{booth.tagline}</Text>}
      text={
        booth.description && (
          <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{booth.description}</Text>
        )
      }
      links={
        links.length > 0 && (
          <ul className={classes.links}>
            {links.map(({ label, url }) => (
              <li key={`${label} ${url}`}>
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
          <ul className={classes.products}>
            {booth.products.map((product) => (
              <li key={product.id} className={classes.product}>
                <Text component="h3" fw={600} m={0}>
                  {product.name}
                </Text>
                {product.description && (
                  <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                    {product.description}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        )
      }
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
