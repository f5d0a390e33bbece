ALTER TABLE "costs" ADD COLUMN "counts_on" date;--> statement-breakpoint
CREATE INDEX "costs_late" ON "costs" ("counts_on") WHERE "counts_on" is not null;--> statement-breakpoint
UPDATE "costs" SET "counts_on" = p."day" FROM "postings" p WHERE p."cause_id" = "costs"."id" AND p."of_day" IS NOT NULL;
