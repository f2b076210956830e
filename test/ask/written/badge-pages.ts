/** Pages about badges and keys, one of each kind that matters to whoever tells them in other words. */
export const badgePages = {
  "sops/badges.md": `---
title: Badges
owner: olga
---

## Lost badges {#lost}

A lost badge costs 25 EUR. The first one in a year is free.

## Visitors {#visitors}

A visitor badge is given back the same day.

> **Warning:** Never lend your own badge to a visitor.
`,
  "sops/keys.md": `---
title: Keys
owner: olga
---

## Report a lost key {#report}

1. Lock the room.
2. Tell the desk.
3. Write down the number of the key.

## Close the desk in the evening {#close}

${Array.from({ length: 24 }, (_, place) => `${place + 1}. Count the badges in drawer ${place + 1}.`).join("\n")}
`,
  "sops/nights.md": `---
title: Guests at night
owner: olga
approver: olga
approval: [guests]
---

## Guests {#guests}

Whoever wants to bring a guest at night asks the duty lead.
`,
  "sops/leave.md": `---
title: Sick leave
owner: ada
sensitive: true
---

Sick leave after an operation is agreed with the trust officer.
`,
  "sops/master.md": `---
title: Master badge
audience: [lead]
owner: olga
---

A lost master badge is told to the duty lead at once.
`,
} as const;
