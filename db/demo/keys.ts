export const identifierKey = (identifier: string): string => identifier.trim().toUpperCase();
export const loginKey = (login: string): string => login.trim().toLowerCase();
