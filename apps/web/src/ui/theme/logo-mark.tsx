/** Kontor's mark: a K whose arm opens like the flap of a trading house's ledger. */
export function LogoMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#1d1b18" />
      <path d="M8.5 7h4.4v18H8.5z" fill="#e9ae2b" />
      <path d="M14.6 16 22 7h4.6l-7.4 9z" fill="#f4cf74" />
      <path d="M14.6 16h4.6l7.4 9H22z" fill="#e9ae2b" />
    </svg>
  );
}
