import { Button, Group, Modal, Slider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import Cropper from 'react-easy-crop';
import { useTranslation } from 'react-i18next';
import { type CropArea, cropPicture } from './crop-picture.js';

interface CropDialogProps {
  image: HTMLImageElement;
  /** Width by height. */
  aspect: number;
  /** Whether the frame may be larger than the picture, as for a wide logo in a square. */
  mayShrink: boolean;
  isBusy: boolean;
  onCrop: (file: File) => void;
  onClose: () => void;
}

/** Lets a person choose the part of a picture that is shown: by pointer, by fingers, or with arrow keys and the slider. */
export function CropDialog({ image, aspect, mayShrink, isBusy, onCrop, onClose }: CropDialogProps) {
  const { t } = useTranslation(['booth', 'common']);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<CropArea | null>(null);
  const minZoom = mayShrink ? Math.min(1, wholeZoom(image, aspect)) : 1;
  const type = mayShrink ? 'image/png' : 'image/jpeg';
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('crop.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <div style={{ position: 'relative', height: 'min(50vh, 22rem)', background: 'var(--mantine-color-stone-1)' }}>
          <Cropper
            image={image.src}
            aspect={aspect}
            crop={crop}
            zoom={zoom}
            minZoom={minZoom}
            maxZoom={5}
            restrictPosition={!mayShrink}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => setArea(pixels)}
            cropperProps={{ 'aria-label': t('crop.frame') }}
            mediaProps={{ alt: '' }}
          />
        </div>
        <Text size="sm" c="dimmed">
          {t('crop.hint')}
        </Text>
        <Slider
          label={null}
          thumbLabel={t('crop.zoom')}
          min={minZoom}
          max={5}
          step={0.05}
          value={zoom}
          onChange={setZoom}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            loading={isBusy}
            disabled={!area}
            onClick={() => area && void cropPicture(image, area, type).then(onCrop)}
          >
            {t('crop.use')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The zoom at which all of the picture is within the frame. */
function wholeZoom({ naturalWidth: width, naturalHeight: height }: HTMLImageElement, aspect: number): number {
  const own = width / height;
  return own > aspect ? aspect / own : own / aspect;
}
