import { Button, Group, Stack, Text } from '@mantine/core';
import { boothMost } from '@parvis/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './booth-editor.module.css';
import { pictureAddress } from './editing.js';
import { PictureButton } from './picture-button.js';
import { SortableList } from './sortable-list.js';

interface ProductPicturesProps {
  boothId: string;
  pictures: readonly string[];
  onChange: (pictures: string[]) => void;
}

/** The pictures of a product in their order; the first one stands for it in lists. */
export function ProductPictures({ boothId, pictures, onChange }: ProductPicturesProps) {
  const { t } = useTranslation(['booth', 'common']);
  const nameAt = (at: number) => t('product.pictureNumber', { number: at + 1 });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('product.pictures')}
      </Text>
      <SortableList
        label={t('product.pictures')}
        items={pictures.map((id, at) => ({ id, name: nameAt(at) }))}
        onOrder={onChange}
      >
        {(id) => (
          <Group gap="sm">
            <img className={classes.thumbnail} src={pictureAddress(id)} alt={nameAt(pictures.indexOf(id))} />
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconTrash size={15} aria-hidden />}
              aria-label={t('product.removePicture', { number: pictures.indexOf(id) + 1 })}
              onClick={() => onChange(pictures.filter((each) => each !== id))}
            >
              {t('common:action.remove')}
            </Button>
          </Group>
        )}
      </SortableList>
      <Group>
        <PictureButton
          boothId={boothId}
          use="product"
          label={t('product.addPicture')}
          isDisabled={pictures.length >= boothMost.pictures}
          onPicture={(id) => onChange([...pictures, id])}
        />
      </Group>
    </Stack>
  );
}
