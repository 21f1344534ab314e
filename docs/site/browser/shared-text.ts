const key = 'text=';

/** A text as it stands in the fragment of a link: deflated, in the letters that an address may have. */
export async function textInAddress(text: string): Promise<string> {
  const bytes = await through(new Blob([text]), new CompressionStream('deflate-raw'));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return key + base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of such a fragment; null where it has none, or none that can be read. */
export async function textOfAddress(fragment: string): Promise<string | null> {
  const at = fragment.replace(/^#/, '');
  if (!at.startsWith(key)) return null;
  try {
    const base64 = at.slice(key.length).replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const text = await through(new Blob([bytes]), new DecompressionStream('deflate-raw'));
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

async function through(
  blob: Blob,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(blob.stream().pipeThrough(stream)).arrayBuffer());
}
