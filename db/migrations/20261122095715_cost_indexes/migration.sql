CREATE INDEX "touches_campaign" ON "touches" ("campaign","at") WHERE "campaign" is not null;--> statement-breakpoint
CREATE INDEX "payments_at" ON "payments" ("at");--> statement-breakpoint
ALTER TABLE "recurring_costs" DROP CONSTRAINT "recurring_costs_ends", ADD CONSTRAINT "recurring_costs_ends" CHECK ("ends_on" >= "starts_on" - 1);