/** Five lines and one note, in the colours of where it stands. */
export const Logo = ({ size = 32 }: { size?: number }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="none">
    <path d="M1 6h30M1 11h30M1 16h30M1 21h30M1 26h30" stroke="currentColor" strokeWidth="1.6" />
    <path d="M23 5v15" stroke="var(--brass)" strokeWidth="2.2" />
    <ellipse cx="19" cy="20.5" rx="4.8" ry="3.6" transform="rotate(-18 19 20.5)" fill="var(--brass)" />
  </svg>
);
