export const billingVerbs = {};
