/** The setting that marks a store as the demonstration: its value is the day on which the demonstration stands. */
export const DEMONSTRATION = 'demonstration';
