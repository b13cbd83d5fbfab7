/** The part of a picture that is to be shown, in its own pixels; it may reach beyond the edges. */
export interface CropArea {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Longest side of what is sent: more than any use of it shows. */
const mostPixels = 1600;

/** Opens a picture of whatever kind the browser reads. @throws when it reads none. */
export async function openPicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

/**
 * Cuts the area out, in the browser: a photo of twenty megabytes is sent as a few hundred kilobytes. What lies beyond the edges
 * stays transparent with `image/png` and becomes white with `image/jpeg`.
 */
export async function cropPicture(
  image: HTMLImageElement,
  area: CropArea,
  type: 'image/png' | 'image/jpeg',
): Promise<File> {
  const scale = Math.min(1, mostPixels / Math.max(area.width, area.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(area.width * scale));
  canvas.height = Math.max(1, Math.round(area.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  if (type === 'image/jpeg') {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, -area.x * scale, -area.y * scale, image.naturalWidth * scale, image.naturalHeight * scale);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9));
  if (!blob) throw new Error('the picture could not be drawn');
  return new File([blob], type === 'image/png' ? 'picture.png' : 'picture.jpg', { type });
}
