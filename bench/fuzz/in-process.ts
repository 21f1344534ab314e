import type { Words } from '../../src/cli/command.ts';

/** Runs a command's work in this process, and answers with what it would have printed and its exit code. */
export async function inProcess(
  work: (words: Words) => Promise<number>,
  words: Words,
): Promise<{ readonly exitCode: number; readonly printed: string }> {
  const pieces: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map(({ write }) => write);
  for (const stream of streams)
    stream.write = (piece: string | Uint8Array) => {
      pieces.push(String(piece));
      return true;
    };
  try {
    return { exitCode: await work(words), printed: pieces.join('') };
  } finally {
    for (const [index, stream] of streams.entries()) stream.write = writes[index]!;
  }
}
