/** Asks again and again until the answer is true; the failure names what was waited for. */
export async function eventually(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  for (const until = Date.now() + timeoutMs; ; ) {
    if (await isSo()) return;
    if (Date.now() > until) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
