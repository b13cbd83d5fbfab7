import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BoothLogo } from '../hall/booth-logo.js';
import sheet from '../hall/booth-sheet.module.css';
import { type Editing, pictureAddressOrNone } from './editing.js';
import { PictureButton } from './picture-button.js';

/** The picture across the top. */
export function BannerField({ editing: { content, change, boothId } }: { editing: Editing }) {
  const { t } = useTranslation('booth');
  const url = pictureAddressOrNone(content.bannerId);
  return (
    <>
      {url && <img className={sheet.banner} src={url} alt="" />}
      <Group gap="xs" mb="md">
        <PictureButton
          boothId={boothId}
          use="banner"
          label={t(url ? 'look.replaceBanner' : 'look.addBanner')}
          onPicture={(bannerId) => change({ bannerId })}
        />
        {url && (
          <Button size="xs" variant="subtle" onClick={() => change({ bannerId: null })}>
            {t('look.removeBanner')}
          </Button>
        )}
      </Group>
    </>
  );
}

export function LogoField({ editing: { content, change, boothId }, company }: { editing: Editing; company: string }) {
  const { t } = useTranslation('booth');
  return (
    <Stack gap="xs" align="center">
      <BoothLogo companyName={company} logoUrl={pictureAddressOrNone(content.logoId)} size={112} />
      <PictureButton
        boothId={boothId}
        use="logo"
        label={t(content.logoId ? 'look.replaceLogo' : 'look.addLogo')}
        onPicture={(logoId) => change({ logoId })}
      />
      {content.logoId && (
        <Button size="xs" variant="subtle" onClick={() => change({ logoId: null })}>
          {t('look.removeLogo')}
        </Button>
      )}
    </Stack>
  );
}

export function TaglineField({ editing: { content, change, language } }: { editing: Editing }) {
  const { t } = useTranslation('attendee');
  return (
    <TextInput
      label={t('booth.tagline')}
      description={t('booth.taglineHint')}
      lang={language}
      maxLength={160}
      value={content.tagline[language]}
      onChange={({ currentTarget: { value } }) => change({ tagline: { ...content.tagline, [language]: value } })}
    />
  );
}

export function DescriptionField({ editing: { content, change, language } }: { editing: Editing }) {
  const { t } = useTranslation(['attendee', 'booth']);
  const other = language === 'en' ? 'fr' : 'en';
  return (
    <Stack gap={4}>
      <Textarea
        aria-label={t('booth.about')}
        description={t('booth.textHint')}
        lang={language}
        autosize
        minRows={6}
        maxLength={4000}
        value={content.description[language]}
        onChange={({ currentTarget: { value } }) =>
          change({ description: { ...content.description, [language]: value } })
        }
      />
      {content.description[language] === '' && content.description[other] !== '' && (
        <Text size="sm" c="dimmed">
          {t(`booth:look.only.${other}`)}
        </Text>
      )}
    </Stack>
  );
}
