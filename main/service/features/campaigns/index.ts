export const campaignVerbs = {};
