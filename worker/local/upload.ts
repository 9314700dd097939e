import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleDir } from './build.ts';

/** The free plan takes 3 MiB; past this there is no room left to grow. */
export const UPLOAD_MAX = 2.5 * 1024 * 1024;

/** Bytes of the Worker as it is uploaded, gzipped; source maps are not part of it. */
export const uploadSize = (): number =>
  gzipSync(
    Buffer.concat(
      readdirSync(bundleDir)
        .filter((name) => !name.endsWith('.map') && name !== 'README.md')
        .map((name) => readFileSync(join(bundleDir, name))),
    ),
  ).length;
