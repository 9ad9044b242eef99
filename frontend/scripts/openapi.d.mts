export function normalised(description: unknown): string;
