/**
 * Words that mean nearly the same in offices and in payments, a group a line, as a thesaurus has them. They
 * were written from the areas of the sample company alone, not from its questions.
 */
export const conceptGroups = `
refund reimburse reimbursement repay repayment money-back
cancel cancellation terminate termination end quit stop leaving
retry reattempt again repeat rerun resubmit
decline declined reject rejected refuse refused bounce bounced fail failed failure unsuccessful
dispute chargeback contest complaint contested challenge
fraud fraudulent scam stolen unauthorised unauthorized theft thief
evidence proof documentation document documents receipt record records
deadline due late overdue expire expiry expired cutoff until before
invoice bill billing billed statement
tax vat taxes taxation reverse-charge
bank iban transfer wire sepa account
debit mandate pull lastschrift ach
card visa mastercard amex pan plastic
pay payment paid charge charged collect collection settle
price cost fee fees amount sum total charges
discount credit goodwill courtesy compensation gesture voucher sorry
approve approval approver sign-off authorise authorize permission allowed ok permit consent green-light
manager boss supervisor lead head superior
colleague agent teammate coworker staff employee team
customer client subscriber buyer user shopper caller consumer
merchant seller shop store retailer vendor business
supplier provider partner processor acquirer gateway
holiday vacation leave pto time-off days-off away off
sick ill illness unwell doctor fever flu sickness
pregnant pregnancy maternity paternity parental baby birth newborn child children
salary pay-slip payslip wage wages payroll overtime bonus earnings
probation trial notice-period new-hire confirmed
start begin onboarding kickoff launch go-live golive live join joining first
checklist list steps procedure process how-to guide
import migrate migration move transfer switch port
identity verify verification check confirm prove id passport kyc
password login sign-in access permission credentials account rights revoke
mfa 2fa two-factor authenticator one-time code
leak breach incident hacked compromised exposed phishing suspicious spill
delete erase erasure remove gdpr forget wipe privacy
data information details personal export copy
outage down broken crash unavailable incident offline not-working
urgent severity priority critical emergency important serious
escalate escalation pass hand-over handover forward raise
angry upset furious unhappy complain complaint complaining dissatisfied
pause hold freeze suspend suspension stop block blocked
remind reminder dunning chase chasing nudge email letter
write-off writeoff uncollectible bad-debt give-up loss
month-end close closing monthly period
wrong mistake error incorrect correct correction fix amend typo
partial part portion some prorate prorated pro-rata unused
double twice duplicate duplicated
limit maximum max cap most threshold ceiling
minimum least floor
night weekend evening sunday saturday hours after-hours out-of-hours
wait waiting long days period time how-long duration
phone call ring hotline telephone
email mail message write inbox
contact reach ask notify tell inform report
change update edit modify adjust new
address location country abroad foreign international
currency euro dollar pound exchange conversion
laptop computer device machine phone hardware
lost missing gone disappeared forgot
training learn course lesson
contract agreement terms sign signed
insurance covered coverage cover
police court legal lawyer law lawsuit solicitor
risk risky high-risk dangerous
monitor monitoring watch programme ratio rate
win won lose lost outcome result decision ruling
accept concede agree give-in
reason why cause because
authentication 3ds sca challenge bank-app strong
insufficient funds nsf balance empty broke money
expired expiry out-of-date ran-out renewal renew
schedule plan calendar when timing pattern cycle
bounced returned came-back undelivered
company firm organisation organization corporate business legal-entity
owner director shareholder beneficial
test trial sandbox pilot dry-run
`;
