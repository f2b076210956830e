/** So many a minute for each workspace, which all its rooms share. */
export interface Allowance {
  /** Whether there is one left, which is then used. */
  readonly take: (workspace: string) => boolean;
}

const minuteMs = 60_000;

export function openAllowance(perMinute: number, now: () => Date): Allowance {
  const used = new Map<string, readonly number[]>();
  return {
    take: (workspace) => {
      const at = now().getTime();
      const recent = (used.get(workspace) ?? []).filter((one) => at - one < minuteMs);
      const mayTake = recent.length < perMinute;
      used.set(workspace, mayTake ? [...recent, at] : recent);
      return mayTake;
    },
  };
}
