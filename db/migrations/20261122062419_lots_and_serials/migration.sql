CREATE TABLE "lot_levels" (
	"variant_id" uuid,
	"location_id" uuid,
	"lot_id" uuid,
	"quantity" integer NOT NULL,
	CONSTRAINT "lot_levels_pkey" PRIMARY KEY("variant_id","location_id","lot_id"),
	CONSTRAINT "lot_levels_quantity" CHECK ("quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "lot_settings" (
	"id" integer PRIMARY KEY DEFAULT 1,
	"expiring_days" integer NOT NULL,
	"moves_expired" boolean NOT NULL,
	CONSTRAINT "lot_settings_one" CHECK ("id" = 1),
	CONSTRAINT "lot_settings_days" CHECK ("expiring_days" between 1 and 730)
);
--> statement-breakpoint
CREATE TABLE "lots" (
	"id" uuid PRIMARY KEY,
	"variant_id" uuid NOT NULL,
	"code" text NOT NULL,
	"expires_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lots_unnamed" CHECK ("code" <> '' or "expires_on" is null)
);
--> statement-breakpoint
CREATE TABLE "movement_lots" (
	"movement_id" bigint,
	"lot_id" uuid,
	"quantity" integer NOT NULL,
	CONSTRAINT "movement_lots_pkey" PRIMARY KEY("movement_id","lot_id"),
	CONSTRAINT "movement_lots_quantity" CHECK ("quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "serial_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "serial_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"serial_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"location_id" uuid,
	"order_line_id" uuid,
	"cause_kind" text NOT NULL,
	"cause_id" text NOT NULL,
	"actor_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "serials" (
	"id" uuid PRIMARY KEY,
	"variant_id" uuid NOT NULL,
	"code" text NOT NULL,
	"state" text NOT NULL,
	"location_id" uuid,
	"order_line_id" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "serials_code" CHECK ("code" <> ''),
	CONSTRAINT "serials_in_stock" CHECK (("state" = 'in_stock') = ("location_id" is not null)),
	CONSTRAINT "serials_sold" CHECK (("state" = 'sold') = ("order_line_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "tracking" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "serial_at" text DEFAULT 'receipt' NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "lot_id" uuid;--> statement-breakpoint
CREATE INDEX "variants_with_lots" ON "variants" ("id") WHERE "tracking" = 'lot';--> statement-breakpoint
CREATE INDEX "lot_levels_lot" ON "lot_levels" ("lot_id");--> statement-breakpoint
CREATE INDEX "lot_levels_location" ON "lot_levels" ("location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lots_code_key" ON "lots" ("variant_id","code");--> statement-breakpoint
CREATE INDEX "lots_expiry" ON "lots" ("expires_on") WHERE "expires_on" is not null;--> statement-breakpoint
CREATE INDEX "movement_lots_lot" ON "movement_lots" ("lot_id","movement_id");--> statement-breakpoint
CREATE INDEX "serial_events_serial" ON "serial_events" ("serial_id","id");--> statement-breakpoint
CREATE INDEX "serial_events_line" ON "serial_events" ("order_line_id");--> statement-breakpoint
CREATE INDEX "serial_events_location" ON "serial_events" ("location_id");--> statement-breakpoint
CREATE INDEX "serial_events_cause" ON "serial_events" ("cause_kind","cause_id");--> statement-breakpoint
CREATE UNIQUE INDEX "serials_code_key" ON "serials" ("variant_id","code");--> statement-breakpoint
CREATE INDEX "serials_by_code" ON "serials" ("code");--> statement-breakpoint
CREATE INDEX "serials_line" ON "serials" ("order_line_id");--> statement-breakpoint
CREATE INDEX "serials_location" ON "serials" ("location_id");--> statement-breakpoint
ALTER TABLE "lot_levels" ADD CONSTRAINT "lot_levels_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "lot_levels" ADD CONSTRAINT "lot_levels_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "lot_levels" ADD CONSTRAINT "lot_levels_lot_id_lots_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lots"("id");--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "movement_lots" ADD CONSTRAINT "movement_lots_lot_id_lots_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lots"("id");--> statement-breakpoint
ALTER TABLE "serial_events" ADD CONSTRAINT "serial_events_serial_id_serials_id_fkey" FOREIGN KEY ("serial_id") REFERENCES "serials"("id");--> statement-breakpoint
ALTER TABLE "serial_events" ADD CONSTRAINT "serial_events_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "serial_events" ADD CONSTRAINT "serial_events_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "serials" ADD CONSTRAINT "serials_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "serials" ADD CONSTRAINT "serials_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "serials" ADD CONSTRAINT "serials_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_tracking" CHECK ("tracking" = 'none' or "kind" = 'goods');