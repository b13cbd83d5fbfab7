import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type InputOf, readImage } from '@parvis/contracts';
import { Handles, ImageStore, Input, notFound } from '@parvis/platform';

@Controller()
export class ImageController {
  constructor(private readonly images: ImageStore) {}

  @Handles(readImage)
  @Header('Cache-Control', 'private, max-age=31536000, immutable')
  async read(@Input() { params }: InputOf<typeof readImage>) {
    const bytes = await this.images.read(params.imageId);
    if (!bytes) throw notFound('picture');
    return new StreamableFile(bytes, { type: 'image/webp' });
  }
}
