import { UsageError, visible } from '../errors.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt, stopped } from './interrupt.ts';
import { print, say } from './outlet.ts';
import { openPage } from './page-files.ts';
import { readingsOf } from './scenarios.ts';
import { countOf, switchOf, textOf } from './words.ts';

/** `costcone edit`: serves the editor of one scenario on this machine until Ctrl-C. */
export async function edit(words: Words): Promise<number> {
  const path = textOf(words, 'file') ?? null;
  const { allowRead } = readingsOf(words, path === null ? [] : [path]);
  const port = portOf(words);
  const [{ openScenario }, { starterScenario }, { startEditServer }] = await Promise.all([
    import('../scenario/read-scenario.ts'),
    import('../scenario/starter.ts'),
    import('../edit/server.ts'),
  ]);
  // A file that is none, or no text, is refused as `run` refuses it; what is wrong inside is for the editor.
  if (path !== null) openScenario(path, { allowRead });
  const { signal, release } = stopOnInterrupt();
  try {
    const server = await startEditServer({
      path,
      port,
      allowRead,
      starter: starterScenario(),
      onSave: (saved) => say(`costcone edit: wrote ${visible(saved)}`),
    }).catch((error: unknown) => {
      throw refusal(error, port);
    });
    print(server.link);
    say('costcone edit: open this link in a browser of this machine; Ctrl-C ends it');
    if (switchOf(words, 'open')) openPage(server.link);
    await stopped(signal);
    await server.end();
  } finally {
    release();
  }
  return exitCodes.ok;
}

/** @throws UsageError where it is no port */
function portOf(words: Words): number {
  const port = countOf(words, 'port') ?? 0;
  if (port > 65_535) throw new UsageError(`--port needs a number up to 65535 (found ${port})`);
  return port;
}

/** A port that cannot be had is no mistake of ours. */
function refusal(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new UsageError(`port ${port} is in use; leave --port out for one that is free`);
  if (code === 'EACCES')
    return new UsageError(`port ${port} may not be used; leave --port out for one that is free`);
  return error;
}
