import { beforeEach, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import { buttonsIn, labelsIn, linkIn } from "./support/card-parts.ts";
import { answer, type HandoverWorld, handoverWorld, peopleWith, room } from "./support/handover-world.ts";

let world: HandoverWorld;
const help = "a1-help-1";
const reply = (text: string, note = false) => ({ request: help, text, note });

beforeEach(() => {
  world = handoverWorld();
  world.give(answer);
});

test("the owner gets the question with what Cairn showed, and both sides see until when", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("mara")).toEqual([
    [
      "The question is with Olga Renn, who owns Refund approvals, until 12:30.",
      "If there is no answer by then, somebody else is asked.",
    ].join("\n"),
  ]);
  const [card] = world.before("olga");
  expect(card).toContain("Mara Lind asks you");
  expect(card).toContain("“Who agrees to a refund of 700 EUR?”");
  expect(card).toContain("The question is with you until 12:30.");
  expect(card).toContain("Refund approvals v7 · Over 500 EUR");
  expect(world.theRequest()).toMatchObject({
    kind: "help",
    about: { sop: "refund-approvals", version: 7, section: "over-500" },
    steps: [{ kind: "offered", person: "olga", until: new Date("2026-11-02T12:30:00Z") }],
  });
});

test("each reads the time of their own place", async () => {
  world.people = peopleWith(
    "mara",
    { timeZone: "Europe/Berlin" },
    peopleWith("olga", { timeZone: "Europe/Athens" }),
  );
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("mara")[0]).toContain("until 13:30");
  expect(world.before("olga")[0]).toContain("until 14:30");
});

test("with nobody at work, who asked hears who is back first and when", async () => {
  world.at("2026-11-06T17:30:00Z");
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("mara")[0]).toContain(
    "Nobody who can answer is at work now. Olga Renn is back first, from Mon 9 Nov at 09:00.",
  );
  expect(world.before("mara")[0]).toContain("until Mon 9 Nov at 09:30");
});

test("the answer reaches who asked where they asked, by name and as a person's word", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  const said = await world
    .at("2026-11-02T12:10:00Z")
    .tap("handover.answer", reply("Tom does.\nAsk him."), "olga");
  expect(said).toBe("Your answer is on its way to Mara Lind.");
  expect(world.before("mara")).toEqual([
    "Olga Renn answered at 12:10.",
    [
      "Olga Renn answers",
      "To “Who agrees to a refund of 700 EUR?”",
      "Tom does.",
      "Ask him.",
      "These are the words of Olga Renn, not of a page.",
    ].join("\n"),
  ]);
  expect(world.before("olga")[0]).toContain("You answered at 12:10.");
  expect(world.notes).toEqual([]);
});

test("an answer can be kept as a draft note for the page, at once or later, and only once", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.tap("handover.answer", reply("Tom does.", true), "olga");
  expect(world.notes).toMatchObject([
    {
      sop: "refund-approvals",
      version: 7,
      section: "over-500",
      text: "Tom does.",
      author: "olga",
      request: help,
    },
  ]);
  expect(world.before("mara").at(-1)).toContain("They are kept as a draft note for Refund approvals.");
  expect(await world.tap("handover.keep", { request: help }, "olga")).toBe(
    "It is kept as a draft note already.",
  );
  expect(world.notes).toHaveLength(1);
});

test("what is written below the card counts as the answer, and can be kept afterwards", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.replyInThread(help, "Tom does.", "olga");
  expect(world.before("mara").at(-1)).toContain("Tom does.");
  expect(labelsIn(world.cardsBefore("olga").at(-1))).toEqual(["Keep it as a draft note for the page"]);
  await world.tap("handover.keep", { request: help }, "olga");
  expect(world.notes).toMatchObject([{ text: "Tom does.", author: "olga" }]);
  expect(await world.tap("handover.keep", { request: help }, "dan")).toContain("not given to you");
});

test("what somebody adds below their answer reaches who asked, too", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.replyInThread(help, "On it.", "olga");
  await world.at("2026-11-02T12:20:00Z").replyInThread(help, "Tom does.", "olga");
  expect(
    world
      .before("mara")
      .slice(1)
      .map((card) => card.split("\n")[2]),
  ).toEqual(["On it.", "Tom does."]);
  expect(world.before("mara")[0]).toBe("Olga Renn answered at 12:00.");
  expect(await world.tap("handover.answer", reply("Tom does."), "olga")).toContain(
    "You answered this already",
  );
});

test("after 30 of their working minutes the next one is asked, and the first can still answer", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.at("2026-11-02T12:29:00Z").sweep();
  expect(world.before("dan")).toEqual([]);
  await world.at("2026-11-02T12:31:00Z").sweep();
  expect(world.before("dan")[0]).toContain("The question is with you until 13:01.");
  expect(world.before("mara")).toHaveLength(1);
  expect(world.before("mara")[0]).toContain("Olga Renn did not answer by 12:30.");
  expect(world.before("mara")[0]).toContain("The question is with Dan Roe");
  expect(world.before("olga")[0]).toContain("Your time for this ended (12:30), and Dan Roe was asked.");
  expect(labelsIn(world.cardsBefore("olga")[0])).toEqual(["Answer"]);

  await world.tap("handover.answer", reply("Tom does."), "olga");
  expect(world.before("mara").at(-1)).toContain("Tom does.");
  expect(world.before("dan")[0]).toContain("Olga Renn answered at 12:31.");
  expect(labelsIn(world.cardsBefore("dan")[0])).toEqual([]);
});

test("a night and a weekend are not waiting time", async () => {
  world.at("2026-11-06T16:50:00Z");
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.at("2026-11-08T12:00:00Z").sweep();
  expect(world.before("dan")).toEqual([]);
  await world.at("2026-11-09T09:21:00Z").sweep();
  expect(world.before("dan")).toHaveLength(1);
});

test("running the job twice says nothing twice", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.at("2026-11-02T12:31:00Z").sweep();
  await world.sweep();
  expect(world.before("dan")).toHaveLength(1);
  expect(world.theRequest().steps).toHaveLength(2);
});

test("when nobody is left, who asked is told whom to write to, and a late answer still comes", async () => {
  world.unreachable = ["dan", "eve", "tom", "ada"];
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("mara")[0]).toContain("If there is no answer by then, Cairn says so here.");
  await world.at("2026-11-02T12:31:00Z").sweep();
  expect(world.before("mara")[0]).toContain("Olga Renn did not answer by 12:30.");
  expect(world.before("mara")[1]).toContain("Nobody answered “Who agrees to a refund of 700 EUR?” in time.");
  expect(linkIn(world.cardsBefore("mara")[1])).toBe("mailto:olga@example.com");
  await world.at("2026-11-02T15:00:00Z").tap("handover.answer", reply("Tom does."), "olga");
  expect(world.before("mara").at(-1)).toContain("Tom does.");
  expect(world.before("mara")[0]).toContain("Olga Renn answered at 15:00.");
});

test("whoever passes it on hands it to the next one at once", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  world.at("2026-11-02T12:05:00Z");
  expect(await world.tap("handover.pass", { request: help }, "olga")).toBe("Passed on to Dan Roe.");
  expect(world.before("olga")[0]).toContain("You passed this on to Dan Roe at 12:05.");
  expect(world.before("mara")[0]).toContain("Olga Renn passed it on at 12:05.");
  expect(world.before("dan")[0]).toContain("until 12:35");
  expect(await world.tap("handover.pass", { request: help }, "olga")).toBe(
    "You passed this on already, at 12:05.",
  );
  await world.tap("handover.answer", reply("It is Tom after all."), "olga");
  expect(world.before("mara").at(-1)).toContain("It is Tom after all.");
});

test("when the last one passes it on, nobody is left, and who asked is told", async () => {
  world.unreachable = ["dan", "eve", "tom", "ada"];
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(await world.tap("handover.pass", { request: help }, "olga")).toBe(
    "Nobody else is left to ask. Mara Lind is told.",
  );
  expect(world.before("mara").at(-1)).toContain("Ask Olga Renn, who owns Refund approvals.");
});

test("who asked can withdraw it, nobody else", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(await world.tap("handover.withdraw", { request: help }, "tom")).toBe(
    "Only the person who asked can withdraw this.",
  );
  expect(await world.tap("handover.withdraw", { request: help }, "mara")).toBe(
    "Withdrawn. Olga Renn sees it, too.",
  );
  expect(world.before("mara")[0]).toBe("Withdrawn at 12:00.");
  expect(world.before("olga")[0]).toContain("Withdrawn by Mara Lind at 12:00.");
  expect(await world.tap("handover.answer", reply("Tom does."), "olga")).toBe(
    "Mara Lind withdrew this at 12:00.",
  );
});

test("only those who were asked can answer", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  for (const other of ["dan", "mara", null]) {
    expect(await world.tap("handover.answer", reply("Me."), other)).toContain("not given to you");
    expect(await world.tap("handover.pass", { request: help }, other)).toContain("not given to you");
  }
  expect(await world.tap("handover.answer", reply("  "), "olga")).toContain("no text in the answer");
  expect(world.theRequest().steps).toHaveLength(1);
});

test("of two answers at once the first counts, and the second is told so", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.at("2026-11-02T12:31:00Z").sweep();
  const olga = await world.decide("handover.answer", reply("Tom does."), "olga");
  await world.tap("handover.answer", reply("Eve does."), "dan");
  expect(() => world.append(olga.facts)).toThrow(ConflictError);
  expect(await world.tap("handover.answer", reply("Tom does."), "olga")).toBe(
    "Dan Roe answered this already, at 12:31.",
  );
  expect(world.before("mara").filter((card) => card.includes("answers\n"))).toHaveLength(1);
});

test("two taps on “Ask a person” ask once", async () => {
  const second = await world.decide("handover.ask", { answer: "a1" }, "mara");
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(() => world.append(second.facts)).toThrow(ConflictError);
  expect(await world.tap("handover.ask", { answer: "a1" }, "mara")).toBe(
    "Olga Renn has this already, until 12:30.",
  );
  expect(world.requests.size).toBe(1);
});

test("what was withdrawn can be asked again", async () => {
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.tap("handover.withdraw", { request: help }, "mara");
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect([...world.requests.keys()]).toEqual([help, "a1-help-2"]);
});

test("an answer given in a room can be asked about by everybody there, and the reply appears there", async () => {
  world.give({ ...answer, conversation: "T1/C1#100.1" });
  await world.tap("handover.ask", { answer: "a1" }, "tom", room);
  expect(world.before("T1/C1")[0]).toContain("until 12:30 (Dublin time)");
  expect(world.before("olga")[0]).toContain("Tom Ede asks you");
  expect(world.before("olga")[0]).toContain("everybody there can read it");
  await world.tap("handover.answer", reply("Tom does."), "olga");
  expect(world.before("T1/C1").at(-1)).toContain("Tom does.");
});

test("an answer given to somebody else stays theirs", async () => {
  expect(await world.tap("handover.ask", { answer: "a1" }, "tom")).toContain("given to somebody else");
  expect(await world.tap("handover.ask", { answer: "gone" }, "mara")).toContain("does not have this answer");
  world.give({ ...answer, id: "a2", question: null });
  expect(await world.tap("handover.ask", { answer: "a2" }, "mara")).toContain("Ask it again");
  expect(world.requests.size).toBe(0);
});

test("somebody whom nobody knows can ask, too, and withdraw", async () => {
  world.give({ ...answer, person: null, conversation: "T1/D-stranger" });
  await world.tap("handover.ask", { answer: "a1" }, null);
  expect(world.before("olga")[0]).toContain("A person whom Cairn does not know asks you");
  expect(world.before("stranger")[0]).toContain("until 12:30 (Dublin time)");
  const elsewhere = { conversation: "T1/D-other", account: "T1/U-other" };
  expect(await world.tap("handover.withdraw", { request: help }, null, elsewhere)).toContain(
    "Only the person",
  );
  expect(await world.tap("handover.withdraw", { request: help }, null)).toContain("Withdrawn");
});

test("when Cairn reaches nobody, it says whom to write to and keeps that it was asked", async () => {
  world.unreachable = ["olga", "dan", "eve", "tom", "ada"];
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("mara")).toEqual([
    "Cairn reaches nobody who could answer this.\nAsk Olga Renn, who owns Refund approvals.",
  ]);
  expect(linkIn(world.cardsBefore("mara")[0])).toBe("mailto:olga@example.com");
  expect(world.theRequest().steps).toMatchObject([{ kind: "unanswered" }]);
});

test("when there is nobody at all, it says so", async () => {
  world.people = peopleWith("mara", {}).filter(({ id }) => id === "mara");
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("mara")[0]).toContain("Ask your manager.");
});

test("of a sensitive answer nothing is kept, and the card says whom to write to", async () => {
  world.give({ ...answer, person: null, conversation: "", question: null, sensitive: true });
  const result = await world.decide("handover.ask", { answer: "a1" }, "tom");
  expect(result).toMatchObject({ facts: [], notices: [], sensitive: true });
  expect(result.cards[0]?.summary).toBe(
    "Ask Olga Renn, who owns Refund approvals.\nCairn keeps nothing of this, so write to them yourself.",
  );
  expect(linkIn(result.cards[0])).toBe("mailto:olga@example.com");
});

test("a question that no page answered goes to who knows the nearest page's area", async () => {
  world.give({ ...answer, outcome: "abstained", reason: "weak-match", citations: [] });
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("eve")[0]).toContain("You know Refunds.");
  expect(world.before("eve")[0]).toContain("No page answered it.");
  const [, ...fields] = buttonsIn(world.cardsBefore("eve")[0]);
  expect(fields.map(({ label }) => label)).toEqual(["Pass it on"]);
  await world.tap("handover.answer", { ...reply("Tom does.", true) }, "eve");
  expect(world.notes).toEqual([]);
});

test("an expert who may not read the page gets the question without it", async () => {
  world.page = world.page && { ...world.page, audience: ["leads"], owner: null, deputy: null };
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("eve")[0]).toContain("on a page that you may not read");
  expect(world.before("eve")[0]).not.toContain("Refund approvals v7");
});

test("a page that has changed since is shown as what it was", async () => {
  world.page = world.page && { ...world.page, version: 8 };
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  expect(world.before("olga")[0]).toContain("Refund approvals v7 · Over 500 EUR, no longer current");
});
