import classes from './Email.module.css';

/** An e-mail address: one too long for its place goes on after its `@`, and inside a half only where even that does not fit. */
export const Email = ({ address }: { address: string }) => (
  <>
    {address.split(/(?<=@)/).map((half) => (
      <span key={half} className={classes.half}>
        {half}
      </span>
    ))}
  </>
);
