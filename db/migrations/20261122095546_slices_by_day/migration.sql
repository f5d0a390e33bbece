DROP INDEX "product_days_day";--> statement-breakpoint
DROP INDEX "group_days_day";--> statement-breakpoint
DROP INDEX "location_days_day";--> statement-breakpoint
ALTER TABLE "group_days" DROP CONSTRAINT "group_days_key";--> statement-breakpoint
ALTER TABLE "group_days" ADD CONSTRAINT "group_days_key" UNIQUE NULLS NOT DISTINCT("dimension","day","key","channel_id");--> statement-breakpoint
ALTER TABLE "location_days" DROP CONSTRAINT "location_days_key";--> statement-breakpoint
ALTER TABLE "location_days" ADD CONSTRAINT "location_days_key" UNIQUE NULLS NOT DISTINCT("day","channel_id","location_id");--> statement-breakpoint
ALTER TABLE "product_days" DROP CONSTRAINT "product_days_key";--> statement-breakpoint
ALTER TABLE "product_days" ADD CONSTRAINT "product_days_key" UNIQUE NULLS NOT DISTINCT("day","product_id","channel_id");--> statement-breakpoint
CREATE INDEX "product_days_product" ON "product_days" ("product_id","day");