import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const packageFolder = join(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '..',
  '..',
);

/**
 * A Chromium that comes out of an npm package with every system library it needs, so that a machine with Node and npm
 * only can run it. Unpacked once a version into the system's folder for temporary files.
 */
export async function startChromium(): Promise<Browser> {
  const folder = await unpackChromium();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      // It ends a compositor that had no turn for a while, as on a machine that does ten other things.
      '--disable-gpu-watchdog',
      '--no-first-run',
      '--disable-background-networking',
    ].concat(['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

/** Several test processes may come here at once: each unpacks beside the place and the first one's folder stays. */
async function unpackChromium(): Promise<string> {
  const { version } = createRequire(import.meta.url)(join(packageFolder, 'package.json')) as {
    version: string;
  };
  const folder = join(tmpdir(), `costcone-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const part = mkdtempSync(`${folder}-`);
  const source = (name: string) => createReadStream(join(packageFolder, 'bin', name));
  await pipeline(
    source('chromium.br'),
    createBrotliDecompress(),
    createWriteStream(join(part, 'chromium'), { mode: 0o755 }),
  );
  const { extract } = createRequire(join(packageFolder, 'package.json'))('tar-fs') as {
    extract: (folder: string) => NodeJS.WritableStream;
  };
  for (const name of ['al2023', 'fonts']) {
    mkdirSync(join(part, name));
    await pipeline(source(`${name}.tar.br`), createBrotliDecompress(), extract(join(part, name)));
  }
  writeFileSync(
    join(part, 'fonts.conf'),
    `<fontconfig><dir>${folder}/fonts/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(part, folder);
  } catch {
    rmSync(part, { recursive: true, force: true });
  }
  return folder;
}
