import classes from './StaffLines.module.css';

/** The five lines of a staff: the house's only ornament. Never behind text. */
export const StaffLines = ({ className }: { className?: string }) => <div aria-hidden className={`${classes.lines} ${className ?? ''}`} />;
