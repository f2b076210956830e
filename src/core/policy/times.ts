/** A time of day, HH:MM. */
export const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
