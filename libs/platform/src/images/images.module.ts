import { Global, Module } from '@nestjs/common';
import { ImageStore } from './image-store.js';

@Global()
@Module({ providers: [ImageStore], exports: [ImageStore] })
export class ImagesModule {}
