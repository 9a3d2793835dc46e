export interface Browser {
  readonly browser: string | null;
  readonly system: string | null;
  readonly phone: boolean;
}

/** First match counts: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//u, 'Edge'],
  [/\bOPR\//u, 'Opera'],
  [/\b(Firefox|FxiOS)\//u, 'Firefox'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/u, 'iPhone'],
  [/\biPad\b/u, 'iPad'],
  [/\bAndroid\b/u, 'Android'],
  [/\bWindows\b/u, 'Windows'],
  [/\bMacintosh\b/u, 'macOS'],
  [/\bLinux\b/u, 'Linux'],
];

/** What a person would call the browser, out of what it calls itself. */
export function browserOf(userAgent: string): Browser {
  const named = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  const system = named(SYSTEMS);
  return {
    browser: named(BROWSERS),
    system,
    phone: system === 'iPhone' || (system === 'Android' && /\bMobile\b/u.test(userAgent)),
  };
}
