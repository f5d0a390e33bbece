CREATE TABLE "cost_adjustments" (
	"landed_cost_id" uuid,
	"receipt_line_id" uuid,
	"channel_id" uuid,
	"day" date NOT NULL,
	"units" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "cost_adjustments_pkey" PRIMARY KEY("landed_cost_id","receipt_line_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "landed_cost_allocations" (
	"landed_cost_id" uuid,
	"receipt_line_id" uuid,
	"amount_minor" bigint NOT NULL,
	"stock_minor" bigint NOT NULL,
	"sold_minor" bigint NOT NULL,
	"lost_minor" bigint NOT NULL,
	"stock_units" integer NOT NULL,
	"sold_units" integer NOT NULL,
	"lost_units" integer NOT NULL,
	CONSTRAINT "landed_cost_allocations_pkey" PRIMARY KEY("landed_cost_id","receipt_line_id"),
	CONSTRAINT "landed_cost_allocations_adds_up" CHECK ("amount_minor" = "stock_minor" + "sold_minor" + "lost_minor")
);
--> statement-breakpoint
CREATE TABLE "landed_costs" (
	"id" uuid PRIMARY KEY,
	"purchase_order_id" uuid NOT NULL,
	"receipt_id" uuid,
	"kind" text NOT NULL,
	"spread" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"rate" numeric(24,12) NOT NULL,
	"reported_minor" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"actor_name" text NOT NULL,
	CONSTRAINT "landed_costs_amount" CHECK ("amount_minor" <> 0),
	CONSTRAINT "landed_costs_rate" CHECK ("rate" > 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_order_lines" (
	"id" uuid PRIMARY KEY,
	"purchase_order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"variant_id" uuid NOT NULL,
	"supplier_sku" text DEFAULT '' NOT NULL,
	"quantity" integer NOT NULL,
	"unit_cost_micros" bigint NOT NULL,
	"received_good" integer DEFAULT 0 NOT NULL,
	"received_damaged" integer DEFAULT 0 NOT NULL,
	"cancelled_quantity" integer DEFAULT 0 NOT NULL,
	"expected_on" date,
	CONSTRAINT "purchase_order_lines_quantity" CHECK ("quantity" > 0),
	CONSTRAINT "purchase_order_lines_unit_cost" CHECK ("unit_cost_micros" between 0 and 9e15),
	CONSTRAINT "purchase_order_lines_received" CHECK ("received_good" >= 0 and "received_damaged" >= 0),
	CONSTRAINT "purchase_order_lines_cancelled" CHECK ("cancelled_quantity" between 0 and greatest(0, "quantity" - "received_good" - "received_damaged"))
);
--> statement-breakpoint
CREATE TABLE "purchase_orders" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "purchase_orders_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"supplier_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"currency" text NOT NULL,
	"rate" numeric(24,12) NOT NULL,
	"expected_on" date,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "purchase_orders_rate" CHECK ("rate" > 0),
	CONSTRAINT "purchase_orders_sent" CHECK (case "status" when 'draft' then "sent_at" is null when 'cancelled' then true else "sent_at" is not null end),
	CONSTRAINT "purchase_orders_closed" CHECK (("closed_at" is not null) = ("status" in ('closed', 'cancelled')))
);
--> statement-breakpoint
CREATE TABLE "receipt_lines" (
	"id" uuid PRIMARY KEY,
	"receipt_id" uuid NOT NULL,
	"purchase_order_line_id" uuid,
	"variant_id" uuid NOT NULL,
	"good" integer NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	"quarantine_id" uuid,
	"unit_cost_micros" bigint,
	"lot" text,
	"expires_on" date,
	"reason" text DEFAULT '' NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "receipt_lines_units" CHECK ("good" >= 0 and "damaged" >= 0 and "good" + "damaged" > 0),
	CONSTRAINT "receipt_lines_quarantine" CHECK (("damaged" > 0) = ("quarantine_id" is not null)),
	CONSTRAINT "receipt_lines_reason" CHECK ("purchase_order_line_id" is not null or "reason" <> ''),
	CONSTRAINT "receipt_lines_undone" CHECK (("undone_at" is null) = ("undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "receipts_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"purchase_order_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"delivery_note" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"actor_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_items" (
	"supplier_id" uuid,
	"variant_id" uuid,
	"supplier_sku" text DEFAULT '' NOT NULL,
	"unit_cost_micros" bigint NOT NULL,
	"pack_size" integer DEFAULT 1 NOT NULL,
	"minimum_quantity" integer DEFAULT 1 NOT NULL,
	"lead_days" integer,
	"is_preferred" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "supplier_items_pkey" PRIMARY KEY("supplier_id","variant_id"),
	CONSTRAINT "supplier_items_unit_cost" CHECK ("unit_cost_micros" between 0 and 9e15),
	CONSTRAINT "supplier_items_pack_size" CHECK ("pack_size" > 0),
	CONSTRAINT "supplier_items_minimum_quantity" CHECK ("minimum_quantity" > 0),
	CONSTRAINT "supplier_items_lead_days" CHECK ("lead_days" between 0 and 730)
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"id" uuid PRIMARY KEY,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"email" text,
	"phone" text,
	"address" text DEFAULT '' NOT NULL,
	"lead_days" integer DEFAULT 7 NOT NULL,
	"lead_spread_days" integer DEFAULT 0 NOT NULL,
	"minimum_order_minor" bigint DEFAULT 0 NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"search" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppliers_lead_days" CHECK ("lead_days" between 0 and 730),
	CONSTRAINT "suppliers_lead_spread_days" CHECK ("lead_spread_days" between 0 and 365),
	CONSTRAINT "suppliers_minimum_order" CHECK ("minimum_order_minor" >= 0)
);
--> statement-breakpoint
CREATE INDEX "cost_adjustments_line" ON "cost_adjustments" ("receipt_line_id");--> statement-breakpoint
CREATE INDEX "cost_adjustments_channel" ON "cost_adjustments" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "landed_cost_allocations_line" ON "landed_cost_allocations" ("receipt_line_id");--> statement-breakpoint
CREATE INDEX "landed_costs_order" ON "landed_costs" ("purchase_order_id");--> statement-breakpoint
CREATE INDEX "landed_costs_receipt" ON "landed_costs" ("receipt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_order_lines_position_key" ON "purchase_order_lines" ("purchase_order_id","position");--> statement-breakpoint
CREATE INDEX "purchase_order_lines_variant" ON "purchase_order_lines" ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_orders_number_key" ON "purchase_orders" ("number");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" ("supplier_id","number");--> statement-breakpoint
CREATE INDEX "purchase_orders_location" ON "purchase_orders" ("location_id");--> statement-breakpoint
CREATE INDEX "purchase_orders_status" ON "purchase_orders" ("status","number");--> statement-breakpoint
CREATE INDEX "receipt_lines_receipt" ON "receipt_lines" ("receipt_id");--> statement-breakpoint
CREATE INDEX "receipt_lines_order_line" ON "receipt_lines" ("purchase_order_line_id");--> statement-breakpoint
CREATE INDEX "receipt_lines_variant" ON "receipt_lines" ("variant_id");--> statement-breakpoint
CREATE INDEX "receipt_lines_quarantine" ON "receipt_lines" ("quarantine_id");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_number_key" ON "receipts" ("number");--> statement-breakpoint
CREATE INDEX "receipts_order" ON "receipts" ("purchase_order_id","at");--> statement-breakpoint
CREATE INDEX "receipts_location" ON "receipts" ("location_id");--> statement-breakpoint
CREATE INDEX "supplier_items_variant" ON "supplier_items" ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_items_preferred_key" ON "supplier_items" ("variant_id") WHERE "is_preferred";--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_code_key" ON "suppliers" ("code");--> statement-breakpoint
CREATE INDEX "suppliers_search" ON "suppliers" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "cost_adjustments" ADD CONSTRAINT "cost_adjustments_landed_cost_id_landed_costs_id_fkey" FOREIGN KEY ("landed_cost_id") REFERENCES "landed_costs"("id");--> statement-breakpoint
ALTER TABLE "cost_adjustments" ADD CONSTRAINT "cost_adjustments_receipt_line_id_receipt_lines_id_fkey" FOREIGN KEY ("receipt_line_id") REFERENCES "receipt_lines"("id");--> statement-breakpoint
ALTER TABLE "cost_adjustments" ADD CONSTRAINT "cost_adjustments_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "landed_cost_allocations" ADD CONSTRAINT "landed_cost_allocations_landed_cost_id_landed_costs_id_fkey" FOREIGN KEY ("landed_cost_id") REFERENCES "landed_costs"("id");--> statement-breakpoint
ALTER TABLE "landed_cost_allocations" ADD CONSTRAINT "landed_cost_allocations_receipt_line_id_receipt_lines_id_fkey" FOREIGN KEY ("receipt_line_id") REFERENCES "receipt_lines"("id");--> statement-breakpoint
ALTER TABLE "landed_costs" ADD CONSTRAINT "landed_costs_purchase_order_id_purchase_orders_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_orders"("id");--> statement-breakpoint
ALTER TABLE "landed_costs" ADD CONSTRAINT "landed_costs_receipt_id_receipts_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipts"("id");--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_purchase_order_id_purchase_orders_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_orders"("id");--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_supplier_id_suppliers_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id");--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "receipt_lines" ADD CONSTRAINT "receipt_lines_receipt_id_receipts_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipts"("id");--> statement-breakpoint
ALTER TABLE "receipt_lines" ADD CONSTRAINT "receipt_lines_SfD2MpGsDnuv_fkey" FOREIGN KEY ("purchase_order_line_id") REFERENCES "purchase_order_lines"("id");--> statement-breakpoint
ALTER TABLE "receipt_lines" ADD CONSTRAINT "receipt_lines_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "receipt_lines" ADD CONSTRAINT "receipt_lines_quarantine_id_locations_id_fkey" FOREIGN KEY ("quarantine_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_purchase_order_id_purchase_orders_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_orders"("id");--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "supplier_items" ADD CONSTRAINT "supplier_items_supplier_id_suppliers_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id");--> statement-breakpoint
ALTER TABLE "supplier_items" ADD CONSTRAINT "supplier_items_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");