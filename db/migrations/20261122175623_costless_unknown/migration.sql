ALTER TABLE "costless_months" DROP CONSTRAINT "costless_months_pkey";--> statement-breakpoint
ALTER TABLE "costless_months" ALTER COLUMN "product_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "costless_months" ADD CONSTRAINT "costless_months_key" UNIQUE NULLS NOT DISTINCT("month_on","channel_id","product_id");