import type { IncomingMessage } from 'node:http';

/** A request that holds more than it may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** What a request holds, no more than `most` bytes. @throws TooLarge */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > most) throw new TooLarge(`a scenario holds ${most >> 20} MiB at most`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
