import { Button, Group, Modal, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { boothMost, type ProductContent } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { countryCodes } from '../../ui/countries.js';
import { TopicPicker } from '../topics/topic-picker.js';
import type { Editing } from './editing.js';
import { ProductPictures } from './product-pictures.js';

interface ProductDialogProps {
  editing: Editing;
  product: ProductContent;
  onChange: (what: Partial<ProductContent>) => void;
  onClose: () => void;
}

/** One product of the draft. Every change is kept as it is made; closing is all there is to do. */
export function ProductDialog({ editing: { language, boothId }, product, onChange, onClose }: ProductDialogProps) {
  const { t } = useTranslation(['booth', 'attendee', 'common']);
  const format = useFormat();
  const { name, description } = product;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('attendee:product.editTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <TextInput
          label={t('attendee:product.name')}
          description={t(`product.language.${language}`)}
          lang={language}
          maxLength={120}
          data-autofocus
          value={name[language]}
          onChange={({ currentTarget: { value } }) => onChange({ name: { ...name, [language]: value } })}
        />
        <Textarea
          label={t('attendee:product.description')}
          lang={language}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={1000}
          value={description[language]}
          onChange={({ currentTarget: { value } }) => onChange({ description: { ...description, [language]: value } })}
        />
        <ProductPictures
          boothId={boothId}
          pictures={product.pictures}
          onChange={(pictures) => onChange({ pictures })}
        />
        <TopicPicker
          label={t('product.topics')}
          value={product.topics}
          max={boothMost.topics}
          onChange={(topics) => onChange({ topics })}
        />
        <MultiSelect
          label={t('product.countriesLabel')}
          description={t('product.countriesHint')}
          searchable
          clearable
          hidePickedOptions
          maxValues={boothMost.countries}
          nothingFoundMessage={t('common:picker.none')}
          data={countryCodes.map((value) => ({ value, label: format.country(value) }))}
          value={product.countries}
          onChange={(countries) => onChange({ countries })}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('product.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
