CREATE TABLE "customer_notes" (
	"id" uuid PRIMARY KEY,
	"customer_id" uuid NOT NULL,
	"text" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "customer_notes_text_said" CHECK ("text" <> '')
);
--> statement-breakpoint
CREATE TABLE "customer_tasks" (
	"id" uuid PRIMARY KEY,
	"customer_id" uuid NOT NULL,
	"title" text NOT NULL,
	"due_on" date,
	"assignee_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_by" text,
	"done_at" timestamp with time zone,
	CONSTRAINT "customer_tasks_title_said" CHECK ("title" <> ''),
	CONSTRAINT "customer_tasks_done" CHECK (("done_at" is null) = ("done_by" is null))
);
--> statement-breakpoint
CREATE INDEX "customer_notes_customer" ON "customer_notes" ("customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "customer_tasks_customer" ON "customer_tasks" ("customer_id","done_at","id");--> statement-breakpoint
CREATE INDEX "customer_tasks_assignee" ON "customer_tasks" ("assignee_id","done_at","due_on");--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_tasks" ADD CONSTRAINT "customer_tasks_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_tasks" ADD CONSTRAINT "customer_tasks_assignee_id_users_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id");