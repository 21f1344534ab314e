import { decodeBase85 } from '../base85.ts';

/** Bytes that the page carries compressed, by the identifier of their script element. */
export async function unpack(id: string): Promise<Uint8Array> {
  const packed = document.getElementById(id)!.textContent!;
  const stream = new Blob([decodeBase85(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Text that the page carries compressed. */
export async function unpackText(id: string): Promise<string> {
  return new TextDecoder().decode(await unpack(id));
}
