ALTER TABLE "identity_claims" ADD COLUMN "status" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity_claims" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity_claims" ADD COLUMN "decided_by_name" text;--> statement-breakpoint
CREATE INDEX "identity_claims_subject" ON "identity_claims" ("subject");--> statement-breakpoint
CREATE INDEX "identity_claims_alias" ON "identity_claims" ("id") WHERE "via" = 'alias' and "status" = 'open';--> statement-breakpoint
ALTER TABLE "identity_claims" ADD CONSTRAINT "identity_claims_decided" CHECK (("status" = 'open') = ("decided_at" is null));