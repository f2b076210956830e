import { expect, test } from "vitest";
import { reviewersOf } from "../../src/stewardship/drafts/reviewers.ts";
import { personNamed } from "../support/person-named.ts";

const people = [
  personNamed("ada"),
  personNamed("otto", { deputy: "dora" }),
  personNamed("dora"),
  personNamed("petra", { deputy: "paul" }),
  personNamed("paul"),
  personNamed("lena"),
  personNamed("alva"),
];

const search = {
  people,
  former: new Set(["gone"]),
  areas: [{ id: "refunds", title: "Refunds", lead: "lena", experts: [] }],
  administrator: "alva",
};

function who(
  page: { readonly owner?: string; readonly deputy?: string; readonly approver?: string },
  author: string,
  kind: "edit" | "rollback" | "retirement" = "edit",
): readonly string[] {
  const whole = { owner: null, deputy: null, approver: null, path: "refunds/limits", ...page };
  return reviewersOf({ ...search, page: whole, draft: { kind, author } }).map(({ id }) => id);
}

test("anybody's change goes to the owner first, then to who stands in for them", () => {
  expect(who({ owner: "otto" }, "ada").slice(0, 2)).toEqual(["otto", "dora"]);
  expect(who({ owner: "otto", deputy: "paul" }, "ada").slice(0, 2)).toEqual(["otto", "paul"]);
});

test("an owner approves their own words where no approver is named; nobody else approves their own", () => {
  expect(who({ owner: "otto" }, "otto")[0]).toBe("otto");
  expect(who({ owner: "otto" }, "lena")).not.toContain("lena");
});

test("a named approver is needed, and never for their own words", () => {
  expect(who({ owner: "otto", approver: "petra" }, "otto")).toEqual(["petra", "paul"]);
  expect(who({ owner: "otto", approver: "petra" }, "petra")).toEqual(["paul"]);
  expect(who({ owner: "otto", approver: "otto" }, "otto")).toEqual(["dora"]);
  expect(who({ owner: "lena", approver: "lena" }, "lena")).toEqual(["alva"]);
});

test("an approver whom nobody knows is no reason to approve one's own words", () => {
  expect(who({ owner: "otto", approver: "gone" }, "otto")).not.toContain("otto");
  expect(who({ owner: "otto", approver: "gone" }, "ada")[0]).toBe("otto");
});

test("an earlier text comes back by whoever looks after the page or approves for it", () => {
  expect(who({ owner: "otto", approver: "petra" }, "otto", "rollback")).toEqual(
    expect.arrayContaining(["petra", "otto", "dora"]),
  );
});

test("a page that nobody owns is the administrator's, whose own words need nobody else", () => {
  expect(who({}, "ada")[0]).toBe("alva");
  expect(who({}, "alva")[0]).toBe("alva");
});
