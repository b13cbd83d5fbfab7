import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { invalid } from './domain-error.js';

/** A file that was uploaded in the field `file`; kept in memory, since its size is limited. */
export interface UploadedFile {
  originalname: string;
  buffer: Buffer;
  size: number;
}

/** The uploaded file of a contract with `upload`. */
export const Upload = createParamDecorator((_: unknown, context: ExecutionContext): UploadedFile => {
  const { file } = context.switchToHttp().getRequest<{ file?: UploadedFile }>();
  if (!file || file.size === 0) throw invalid('file', 'required');
  // Browsers send names as UTF-8, multer reads them as Latin-1.
  const name = Buffer.from(file.originalname, 'latin1').toString('utf8');
  return { originalname: name.includes('\uFFFD') ? file.originalname : name, buffer: file.buffer, size: file.size };
});
