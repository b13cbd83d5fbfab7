import { Button, FileButton } from '@mantine/core';
import { addBoothPicture, type PictureUse } from '@parvis/contracts';
import { IconPhoto } from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { lazily } from '../../ui/lazily.js';
import { toastError } from '../../ui/toast.js';
import { openPicture } from './crop-picture.js';

const CropDialog = lazily(async () => (await import('./crop-dialog.js')).CropDialog);

const aspects: Record<PictureUse, number> = { logo: 1, banner: 4, product: 4 / 3 };

interface PictureButtonProps {
  boothId: string;
  use: PictureUse;
  label: string;
  isDisabled?: boolean;
  onPicture: (pictureId: string) => void;
}

/** Chooses a picture of any size, crops it in place, sends it, and answers its id. */
export function PictureButton({ boothId, use, label, isDisabled, onPicture }: PictureButtonProps) {
  const { fairId } = useFair();
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  const [isOpening, setOpening] = useState(false);
  useEffect(() => () => void (image && URL.revokeObjectURL(image.src)), [image]);
  const add = useAction(addBoothPicture, {
    onSuccess: ({ id }) => {
      setImage(null);
      onPicture(id);
    },
    onError: toastError,
  });
  const choose = async (file: File | null) => {
    if (!file) return;
    const url = URL.createObjectURL(file);
    setOpening(true);
    try {
      setImage(await openPicture(url));
    } catch {
      URL.revokeObjectURL(url);
      toastError(new ApiError({ code: 'FILE_TYPE_NOT_SUPPORTED', status: 0 }));
    } finally {
      setOpening(false);
    }
  };
  return (
    <>
      <FileButton accept="image/*" onChange={(file) => void choose(file)}>
        {(button) => (
          <Button
            {...button}
            size="xs"
            variant="default"
            disabled={isDisabled}
            loading={isOpening}
            leftSection={<IconPhoto size={16} aria-hidden />}
          >
            {label}
          </Button>
        )}
      </FileButton>
      {image && (
        <Suspense>
          <CropDialog
            image={image}
            aspect={aspects[use]}
            mayShrink={use === 'logo'}
            isBusy={add.isPending}
            onCrop={(file) => add.mutate({ params: { fairId, boothId }, query: { use }, file })}
            onClose={() => setImage(null)}
          />
        </Suspense>
      )}
    </>
  );
}
