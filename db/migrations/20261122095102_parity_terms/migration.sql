ALTER TABLE "listing_terms" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "listing_terms" ADD COLUMN "includes_tax" boolean;--> statement-breakpoint
ALTER TABLE "parity_drifts" DROP COLUMN "fetched_at";--> statement-breakpoint
ALTER TABLE "listing_terms" ADD CONSTRAINT "listing_terms_priced" CHECK ("price_minor" is null or ("currency" is not null and "includes_tax" is not null));