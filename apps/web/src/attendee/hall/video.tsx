import { Anchor, AspectRatio, Button, Stack, Text } from '@mantine/core';
import { IconExternalLink, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { videoSource } from './video.rules.js';

/** A film. Nothing is loaded from its provider, who would learn of the visit, before it is asked for. */
export function Video({ address, companyName }: { address: string; companyName: string }) {
  const { t } = useTranslation('booth');
  const [isAsked, ask] = useState(false);
  const source = videoSource(address);
  if (source.kind === 'link')
    return (
      <Anchor href={address} target="_blank" rel="noopener noreferrer" style={{ overflowWrap: 'anywhere' }}>
        <IconExternalLink size={16} aria-hidden /> {t('video.open')}
      </Anchor>
    );
  if (isAsked)
    return (
      <AspectRatio ratio={16 / 9}>
        <iframe
          src={source.src}
          title={t('video.title', { company: companyName })}
          allow="autoplay; fullscreen; picture-in-picture"
          sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
          referrerPolicy="strict-origin"
        />
      </AspectRatio>
    );
  return (
    <Stack gap="xs" align="flex-start">
      <Button leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={() => ask(true)}>
        {t('video.play')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('video.privacy', { provider: source.provider })}
      </Text>
    </Stack>
  );
}
