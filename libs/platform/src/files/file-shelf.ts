import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import type { AppConfig } from '../config/app-config.js';

/** Bytes of a file from `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where the bytes lie, and a way to read a part of them, which flydrive has not. */
export interface FileShelf {
  disk: Disk;
  readRange(key: string, range: ByteRange): Promise<Readable>;
}

/** The bucket where one is set, else the local folder. */
export function openShelf(config: AppConfig): Promise<FileShelf> {
  const bucket = config.get('FILES_S3_BUCKET');
  return bucket === undefined ? localShelf(resolve(config.get('FILES_DIR'))) : bucketShelf(bucket, config);
}

/** A folder that only the process's own account can read. */
async function localShelf(folder: string): Promise<FileShelf> {
  const { FSDriver } = await import('flydrive/drivers/fs');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    disk: new Disk(new FSDriver({ location: folder, visibility: 'private' })),
    readRange: async (key, range) => createReadStream(join(folder, key), range),
  };
}

/** Loaded only where it is used: the S3 client is large. */
async function bucketShelf(bucket: string, config: AppConfig): Promise<FileShelf> {
  const [{ S3Driver }, { GetObjectCommand, S3Client }] = await Promise.all([
    import('flydrive/drivers/s3'),
    import('@aws-sdk/client-s3'),
  ]);
  const [accessKeyId, secretAccessKey] = [config.get('FILES_S3_ACCESS_KEY'), config.get('FILES_S3_SECRET_KEY')];
  const endpoint = config.get('FILES_S3_ENDPOINT');
  const client = new S3Client({
    region: config.get('FILES_S3_REGION'),
    // Servers other than Amazon's have their buckets in the path, and not every one knows the newer checksums.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Without a key the machine's own role counts.
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
  });
  return {
    disk: new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false })),
    readRange: async (key, { start, end }) => {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${start}-${end}` }),
      );
      if (Body instanceof Readable) return Body;
      throw new Error(`the bucket has no ${key}`);
    },
  };
}
