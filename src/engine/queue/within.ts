/** Waits for something, but not longer than said: a Redis that is away would keep it for ever. */
export async function within(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([done.catch(() => {}), late]);
  clearTimeout(timer);
}
