import { host } from '#host';
import { loopsModule } from '../../loops/loops-module.ts';
import { sha256, wireVersion } from './frame.ts';

/** What has to be the same wherever draws of one run are made, or their bits might differ. */
export interface Fingerprint {
  /** Of costcone. */
  readonly version: string;
  /** SHA-256 of the kernel, and of the loops that pack what it counts. */
  readonly wasm: string;
  /** Version of the format of bytes. */
  readonly wire: number;
}

let own: Promise<Fingerprint> | undefined;

/** The fingerprint of this process. */
export function fingerprint(): Promise<Fingerprint> {
  own ??= host.kernelBytes().then((kernel) => {
    const code = Buffer.concat([kernel, Buffer.from(loopsModule, 'hex')]);
    return { version: host.version, wasm: sha256(code), wire: wireVersion };
  });
  return own;
}

export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  return a.version === b.version && a.wasm === b.wasm && a.wire === b.wire;
}

/** A fingerprint as people tell it, as in "0.2.0 (kernel 3f9a12c4)". */
export function fingerprintText({ version, wasm }: Fingerprint): string {
  return `${version} (kernel ${wasm.slice(0, 8)})`;
}
