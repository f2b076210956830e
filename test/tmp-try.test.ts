import { test } from "vitest";
import { openTestCompany } from "./support/runtime.ts";
import { companyFiles } from "./journeys/everywhere/company.ts";
test("x", async () => {
  const c = await openTestCompany();
  await c.publish(companyFiles);
  for (const q of ["voucher","vouchers?","gift vouchers","front desk","who looks after the list", "report trouble","trouble","how do I report trouble?","who keeps the list?","lost keys and lost vouchers","keys or lockers"]) {
    const r = await c.say(q, {person: "dan", conversation: q});
    console.log(q, "=>", r[0]?.outcome, r[0]?.card?.summary.split("\n").slice(0,3).join(" | "));
  }
  await c.close();
});
